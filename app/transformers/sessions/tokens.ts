import { examples } from '#services/openapi/examples'
import { text } from '#transformers/fields'

/** The tokens of a session: members of every answer that begins or continues one. */
export const tokenMembers = {
  access: text(examples.accessToken),
  refresh: text(examples.refreshToken),
}
