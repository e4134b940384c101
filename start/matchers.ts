/*
|--------------------------------------------------------------------------
| Matchers of route parameters
|--------------------------------------------------------------------------
|
| What does not match is 404, before the database sees it.
|
*/

/** An id. AdonisJS's own matcher lets letters through that PostgreSQL refuses. */
export const uuid = {
  match: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
  cast: (id: string) => id.toLowerCase(),
}

/** What a link in a mail ends with. */
export const mailedToken = /^[\w-]{43}$/
