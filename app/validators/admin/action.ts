import vine from '@vinejs/vine'

const MOST_ROWS = 1000

/** Do something to chosen rows; it is asked about until it is confirmed */
export const actionValidator = vine.create({
  action: vine.string(),
  ids: vine
    .array(vine.string())
    .minLength(1)
    .maxLength(MOST_ROWS)
    .parse((value) => (typeof value === 'string' ? [value] : (value ?? []))),
  confirmed: vine.boolean().optional(),
})
