import { type ThrottleName, throttles } from '#config/throttles'
import { email } from '#validators/fields'
import vine from '@vinejs/vine'

const blankIsNothing = (value: unknown) => value || undefined

/** Forget what a throttle has counted of somebody */
export const counterValidator = vine.create({
  throttle: vine.enum(Object.keys(throttles) as ThrottleName[]),
  account: email().parse(blankIsNothing).optional(),
  address: vine.string().ipAddress().parse(blankIsNothing).optional(),
})
