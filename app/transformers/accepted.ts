import vine from '@vinejs/vine'

/** The answer to a request for mail, whether one is sent or not. */
export const acceptedMembers = { status: vine.literal('accepted') }
