import { staffOnSite } from '#tests/helpers/admin_site'
import { staffWith } from '#tests/helpers/staff'
import type { ApiClient, ApiResponse } from '@japa/api-client'

/** Somebody who may see these lists, and no more. */
export async function viewerOf(client: ApiClient, ...slugs: string[]) {
  return staffOnSite(client, await staffWith(...slugs.map((slug) => `${slug}.view`)))
}

/** What the first column of a list shows, from top to bottom. */
export function titlesIn(response: ApiResponse) {
  return textsOf(response, /class="cell-link" href="[^"]*">([^<]*)</g)
}

/** The columns that are shown. */
export function headingsIn(response: ApiResponse) {
  return textsOf(response, /<th scope="col" aria-sort="\w+">\s*(?:<a [^>]*>)?([^<]*)</g)
}

/** The keys of the rows that can be chosen, and what can be done to them. */
export function idsIn(response: ApiResponse) {
  return textsOf(response, /name="ids"\s+value="([^"]*)"/g)
}

export function actionsIn(response: ApiResponse) {
  return textsOf(response, /<option value="([^"]*)">/g)
}

/** Where the links of a page lead that begin like this. */
export function linksIn(response: ApiResponse, beginning: string) {
  return textsOf(response, /href="([^"]*)"/g)
    .map((link) => link.replaceAll('&amp;', '&'))
    .filter((link) => link.startsWith(beginning))
}

function textsOf(response: ApiResponse, pattern: RegExp) {
  return [...response.text().matchAll(pattern)].map(([, text]) => text.trim())
}
