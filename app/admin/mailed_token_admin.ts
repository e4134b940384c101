import { PURPOSES } from '#config/email'
import MailedToken from '#models/mailed_token'
import User from '#models/user'
import { assertInReach } from '#services/admin/account_rules'
import { type Action, type Writing } from '#services/admin/model_admin'
import { ReadonlyAdmin } from '#services/admin/readonly_admin'

/** That somebody was mailed a link or a code; of the secret not even the hash is shown. */
export default class MailedTokenAdmin extends ReadonlyAdmin<typeof MailedToken> {
  model = MailedToken
  group = 'Accounts'

  listDisplay = ['purpose', 'email', 'user', 'expiresAt', 'triesLeft']
  listFilter = ['purpose', 'expiresAt']
  searchFields = ['email']
  ordering = '-expiresAt'
  exclude = ['tokenHash', 'codeHash', 'holder', 'mailId']
  choices = { purpose: PURPOSES }

  actions: Action<MailedToken>[] = [
    {
      name: 'revoke',
      label: 'Revoke',
      question: 'Their links and codes open nothing any more.',
      isDanger: true,
      run: (token, writing) => this.#revoke(token, writing),
    },
  ]

  titleOf({ purpose, email }: MailedToken) {
    return `${purpose} for ${email}`
  }

  /** Nobody keeps a mightier account from what it was mailed. A magic link names it by its mailbox. */
  async #revoke(token: MailedToken, { actor, client }: Writing) {
    const { userId, email } = token
    const owner = await User.query({ client })
      .where(userId ? { id: userId } : { email })
      .first()
    if (owner) await assertInReach(actor, owner)

    await token.delete()
  }
}
