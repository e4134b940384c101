import ChangeEmailMail from '#mails/change_email_mail'
import EmailChangeNoticeMail from '#mails/email_change_notice_mail'
import MagicLinkMail from '#mails/magic_link_mail'
import PasswordChangedMail from '#mails/password_changed_mail'
import ResetPasswordMail from '#mails/reset_password_mail'
import VerifyEmailMail from '#mails/verify_email_mail'
import type TemplatedMail from '#mails/templated_mail'
import type OutgoingMail from '#models/outgoing_mail'

type Kind = {
  /** Writes the mail, just before it is sent; null when there is nothing to say any more. */
  compose: (outgoing: OutgoingMail) => Promise<TemplatedMail | null>

  /** The mail with invented values, for its preview and its test. */
  sample: () => TemplatedMail
}

/** Every mail that the outbox sends, by the name that stands in its rows. */
export const mailKinds = {
  verify_email: VerifyEmailMail,
  change_email: ChangeEmailMail,
  email_change_notice: EmailChangeNoticeMail,
  reset_password: ResetPasswordMail,
  password_changed: PasswordChangedMail,
  magic_link: MagicLinkMail,
} satisfies Record<string, Kind>

export type MailKind = keyof typeof mailKinds

export function isMailKind(kind: string): kind is MailKind {
  return Object.hasOwn(mailKinds, kind)
}
