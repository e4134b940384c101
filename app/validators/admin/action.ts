import vine from '@vinejs/vine'

/** Each of them is locked, judged, written and noted, in one transaction that others wait for. */
const MOST_ROWS = 200
const LONGEST_ADDRESS = 8000

/** Do something to chosen rows; it is asked about until it is confirmed */
export const actionValidator = vine.create({
  action: vine.string(),
  ids: vine
    .array(vine.string())
    .maxLength(MOST_ROWS)
    .parse((value) => [...new Set([value ?? []].flat())]),
  confirmed: vine.boolean().optional(),
  list: vine.string().maxLength(LONGEST_ADDRESS).optional(),
})
