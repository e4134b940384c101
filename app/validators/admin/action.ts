import vine from '@vinejs/vine'

/** Each of them is locked, judged, written and noted, in one transaction that others wait for. */
const MOST_ROWS = 200

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
