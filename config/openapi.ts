import env from '#start/env'

export const openapiConfig = {
  /**
   * Whether /api/docs/ and /api/schema/ are served. They tell a stranger all
   * that there is to attack, so a production shows them only when told to.
   */
  isEnabled: env.get('API_DOCS_ENABLED'),

  /** What readers and generated clients call the API. */
  title: 'yetAnotherBoilerplate',

  /** Of the contract: clients that were written for the same first number keep working. */
  version: '0.1.0',

  license: { name: 'MIT', identifier: 'MIT' },

  /**
   * A sentence for each group of routes, by the name that the group has in
   * start/routes/: `.as('account')`. Pages list them in this order.
   */
  tags: {
    account: 'Register, read and change an account.',
    jwt: 'Sign in, and keep, examine and give back the tokens of a session.',
    magic: 'Sign in by mail, without a password.',
    sessions: 'See and end the sessions of the caller.',
    exports: 'Have a copy of the own account made in the background.',
    admin: 'For staff, each with the permissions of their groups.',
    links: 'Pages behind the links of mails, as long as no client is configured.',
    mailbox: 'The mails that were sent, for developers.',
    infrastructure: 'Whether the service is alive, what its errors mean, and this description.',
  } as Record<string, string>, // routes name groups of which this file may not know
}
