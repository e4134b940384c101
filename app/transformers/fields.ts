import { example, examples } from '#services/openapi/examples'
import vine from '@vinejs/vine'

/** An id. */
export const id = () => text(examples.id).uuid()

/** A moment, in UTC. */
export const time = () => text(examples.time).meta({ format: 'date-time' })

/** Text, with an example of it. */
export const text = (shown: string) => vine.string().use(example(shown))

/** Yes or no. */
export const flag = (shown: boolean) => vine.boolean().use(example(shown))
