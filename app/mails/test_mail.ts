import TemplatedMail from '#mails/templated_mail'

/** What `node ace mail:test` sends. */
export default class TestMail extends TemplatedMail {
  template = 'test'
  subject = 'A test mail'
}
