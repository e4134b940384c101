import { example } from '#services/openapi/examples'
import { LARGEST_PAGE, LAST_PAGE } from '#services/pages'
import vine from '@vinejs/vine'

/** Which page of a list: in the query of every list. */
export const pageFields = () => ({
  page: count(LAST_PAGE).use(example(1)).optional(),
  page_size: count(LARGEST_PAGE).use(example(50)).optional(),
})

const count = (largest: number) => vine.number().withoutDecimals().min(1).max(largest)
