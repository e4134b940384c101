import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'infrastructure.roots.show': { paramsTuple?: []; params?: {} }
    'infrastructure.health.show': { paramsTuple?: []; params?: {} }
    'infrastructure.readiness': { paramsTuple?: []; params?: {} }
    'infrastructure.options': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
    'infrastructure.problems.index': { paramsTuple?: []; params?: {} }
    'infrastructure.problems.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'infrastructure.assets.show': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'infrastructure.schema.show': { paramsTuple?: []; params?: {} }
    'infrastructure.reference.show': { paramsTuple?: []; params?: {} }
    'account.registrations.store': { paramsTuple?: []; params?: {} }
    'account.email_verifications.store': { paramsTuple?: []; params?: {} }
    'account.email_changes.store': { paramsTuple?: []; params?: {} }
    'account.password_reset_requests.store': { paramsTuple?: []; params?: {} }
    'account.password_resets.store': { paramsTuple?: []; params?: {} }
    'account.email_verification_requests.store': { paramsTuple?: []; params?: {} }
    'account.email_change_requests.store': { paramsTuple?: []; params?: {} }
    'account.password_changes.store': { paramsTuple?: []; params?: {} }
    'account.profile.show': { paramsTuple?: []; params?: {} }
    'account.profile.update': { paramsTuple?: []; params?: {} }
    'jwt.tokens.store': { paramsTuple?: []; params?: {} }
    'jwt.refreshes.store': { paramsTuple?: []; params?: {} }
    'jwt.verifications.store': { paramsTuple?: []; params?: {} }
    'jwt.logouts.store': { paramsTuple?: []; params?: {} }
    'magic.magic_link_requests.store': { paramsTuple?: []; params?: {} }
    'magic.magic_links.store': { paramsTuple?: []; params?: {} }
    'sessions.sessions.index': { paramsTuple?: []; params?: {} }
    'sessions.other_sessions.destroy': { paramsTuple?: []; params?: {} }
    'sessions.sessions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'exports.exports.store': { paramsTuple?: []; params?: {} }
    'exports.exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'exports.export_contents.show': { paramsTuple: [ParamValue]; params: {'export_id': ParamValue} }
    'admin.ping.show': { paramsTuple?: []; params?: {} }
    'admin.users.index': { paramsTuple?: []; params?: {} }
    'admin.users.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.users.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.users.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.audit_events.index': { paramsTuple?: []; params?: {} }
    'admin_site.sign_ins.show': { paramsTuple?: []; params?: {} }
    'admin_site.sign_ins.store': { paramsTuple?: []; params?: {} }
    'admin_site.dashboard.show': { paramsTuple?: []; params?: {} }
    'admin_site.sign_ins.destroy': { paramsTuple?: []; params?: {} }
    'admin_site.passwords.show': { paramsTuple?: []; params?: {} }
    'admin_site.passwords.update': { paramsTuple?: []; params?: {} }
    'admin_site.throttles.index': { paramsTuple?: []; params?: {} }
    'admin_site.throttles.destroy': { paramsTuple?: []; params?: {} }
    'admin_site.lists.show': { paramsTuple: [ParamValue]; params: {'model': ParamValue} }
    'admin_site.list_exports.show': { paramsTuple: [ParamValue]; params: {'model': ParamValue} }
    'admin_site.options.index': { paramsTuple: [ParamValue]; params: {'model': ParamValue} }
    'admin_site.actions.store': { paramsTuple: [ParamValue]; params: {'model': ParamValue} }
    'admin_site.objects.create': { paramsTuple: [ParamValue]; params: {'model': ParamValue} }
    'admin_site.objects.store': { paramsTuple: [ParamValue]; params: {'model': ParamValue} }
    'admin_site.objects.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'model': ParamValue,'id': ParamValue} }
    'admin_site.objects.update': { paramsTuple: [ParamValue,ParamValue]; params: {'model': ParamValue,'id': ParamValue} }
    'admin_site.deletions.create': { paramsTuple: [ParamValue,ParamValue]; params: {'model': ParamValue,'id': ParamValue} }
    'admin_site.deletions.store': { paramsTuple: [ParamValue,ParamValue]; params: {'model': ParamValue,'id': ParamValue} }
    'admin_site.histories.show': { paramsTuple: [ParamValue,ParamValue]; params: {'model': ParamValue,'id': ParamValue} }
    'links.verify_email': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'links.change_email': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'links.reset_password': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'links.magic_verify': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'mailbox.mailbox.index': { paramsTuple?: []; params?: {} }
    'mailbox.sample_mails.show': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'mailbox.mailbox.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
  GET: {
    'infrastructure.roots.show': { paramsTuple?: []; params?: {} }
    'infrastructure.health.show': { paramsTuple?: []; params?: {} }
    'infrastructure.readiness': { paramsTuple?: []; params?: {} }
    'infrastructure.problems.index': { paramsTuple?: []; params?: {} }
    'infrastructure.problems.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'infrastructure.assets.show': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'infrastructure.schema.show': { paramsTuple?: []; params?: {} }
    'infrastructure.reference.show': { paramsTuple?: []; params?: {} }
    'account.profile.show': { paramsTuple?: []; params?: {} }
    'sessions.sessions.index': { paramsTuple?: []; params?: {} }
    'exports.exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'exports.export_contents.show': { paramsTuple: [ParamValue]; params: {'export_id': ParamValue} }
    'admin.ping.show': { paramsTuple?: []; params?: {} }
    'admin.users.index': { paramsTuple?: []; params?: {} }
    'admin.users.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.audit_events.index': { paramsTuple?: []; params?: {} }
    'admin_site.sign_ins.show': { paramsTuple?: []; params?: {} }
    'admin_site.dashboard.show': { paramsTuple?: []; params?: {} }
    'admin_site.passwords.show': { paramsTuple?: []; params?: {} }
    'admin_site.throttles.index': { paramsTuple?: []; params?: {} }
    'admin_site.lists.show': { paramsTuple: [ParamValue]; params: {'model': ParamValue} }
    'admin_site.list_exports.show': { paramsTuple: [ParamValue]; params: {'model': ParamValue} }
    'admin_site.options.index': { paramsTuple: [ParamValue]; params: {'model': ParamValue} }
    'admin_site.objects.create': { paramsTuple: [ParamValue]; params: {'model': ParamValue} }
    'admin_site.objects.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'model': ParamValue,'id': ParamValue} }
    'admin_site.deletions.create': { paramsTuple: [ParamValue,ParamValue]; params: {'model': ParamValue,'id': ParamValue} }
    'admin_site.histories.show': { paramsTuple: [ParamValue,ParamValue]; params: {'model': ParamValue,'id': ParamValue} }
    'links.verify_email': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'links.change_email': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'links.reset_password': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'links.magic_verify': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'mailbox.mailbox.index': { paramsTuple?: []; params?: {} }
    'mailbox.sample_mails.show': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'mailbox.mailbox.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
  HEAD: {
    'infrastructure.roots.show': { paramsTuple?: []; params?: {} }
    'infrastructure.health.show': { paramsTuple?: []; params?: {} }
    'infrastructure.readiness': { paramsTuple?: []; params?: {} }
    'infrastructure.problems.index': { paramsTuple?: []; params?: {} }
    'infrastructure.problems.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'infrastructure.assets.show': { paramsTuple: [ParamValue]; params: {'name': ParamValue} }
    'infrastructure.schema.show': { paramsTuple?: []; params?: {} }
    'infrastructure.reference.show': { paramsTuple?: []; params?: {} }
    'account.profile.show': { paramsTuple?: []; params?: {} }
    'sessions.sessions.index': { paramsTuple?: []; params?: {} }
    'exports.exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'exports.export_contents.show': { paramsTuple: [ParamValue]; params: {'export_id': ParamValue} }
    'admin.ping.show': { paramsTuple?: []; params?: {} }
    'admin.users.index': { paramsTuple?: []; params?: {} }
    'admin.users.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.audit_events.index': { paramsTuple?: []; params?: {} }
    'admin_site.sign_ins.show': { paramsTuple?: []; params?: {} }
    'admin_site.dashboard.show': { paramsTuple?: []; params?: {} }
    'admin_site.passwords.show': { paramsTuple?: []; params?: {} }
    'admin_site.throttles.index': { paramsTuple?: []; params?: {} }
    'admin_site.lists.show': { paramsTuple: [ParamValue]; params: {'model': ParamValue} }
    'admin_site.list_exports.show': { paramsTuple: [ParamValue]; params: {'model': ParamValue} }
    'admin_site.options.index': { paramsTuple: [ParamValue]; params: {'model': ParamValue} }
    'admin_site.objects.create': { paramsTuple: [ParamValue]; params: {'model': ParamValue} }
    'admin_site.objects.edit': { paramsTuple: [ParamValue,ParamValue]; params: {'model': ParamValue,'id': ParamValue} }
    'admin_site.deletions.create': { paramsTuple: [ParamValue,ParamValue]; params: {'model': ParamValue,'id': ParamValue} }
    'admin_site.histories.show': { paramsTuple: [ParamValue,ParamValue]; params: {'model': ParamValue,'id': ParamValue} }
    'links.verify_email': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'links.change_email': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'links.reset_password': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'links.magic_verify': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'mailbox.mailbox.index': { paramsTuple?: []; params?: {} }
    'mailbox.sample_mails.show': { paramsTuple: [ParamValue]; params: {'kind': ParamValue} }
    'mailbox.mailbox.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
  OPTIONS: {
    'infrastructure.options': { paramsTuple: [...ParamValue[]]; params: {'*': ParamValue[]} }
  }
  POST: {
    'account.registrations.store': { paramsTuple?: []; params?: {} }
    'account.email_verifications.store': { paramsTuple?: []; params?: {} }
    'account.email_changes.store': { paramsTuple?: []; params?: {} }
    'account.password_reset_requests.store': { paramsTuple?: []; params?: {} }
    'account.password_resets.store': { paramsTuple?: []; params?: {} }
    'account.email_verification_requests.store': { paramsTuple?: []; params?: {} }
    'account.email_change_requests.store': { paramsTuple?: []; params?: {} }
    'account.password_changes.store': { paramsTuple?: []; params?: {} }
    'jwt.tokens.store': { paramsTuple?: []; params?: {} }
    'jwt.refreshes.store': { paramsTuple?: []; params?: {} }
    'jwt.verifications.store': { paramsTuple?: []; params?: {} }
    'jwt.logouts.store': { paramsTuple?: []; params?: {} }
    'magic.magic_link_requests.store': { paramsTuple?: []; params?: {} }
    'magic.magic_links.store': { paramsTuple?: []; params?: {} }
    'exports.exports.store': { paramsTuple?: []; params?: {} }
    'admin_site.sign_ins.store': { paramsTuple?: []; params?: {} }
    'admin_site.sign_ins.destroy': { paramsTuple?: []; params?: {} }
    'admin_site.passwords.update': { paramsTuple?: []; params?: {} }
    'admin_site.throttles.destroy': { paramsTuple?: []; params?: {} }
    'admin_site.actions.store': { paramsTuple: [ParamValue]; params: {'model': ParamValue} }
    'admin_site.objects.store': { paramsTuple: [ParamValue]; params: {'model': ParamValue} }
    'admin_site.objects.update': { paramsTuple: [ParamValue,ParamValue]; params: {'model': ParamValue,'id': ParamValue} }
    'admin_site.deletions.store': { paramsTuple: [ParamValue,ParamValue]; params: {'model': ParamValue,'id': ParamValue} }
  }
  PATCH: {
    'account.profile.update': { paramsTuple?: []; params?: {} }
    'admin.users.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
  DELETE: {
    'sessions.other_sessions.destroy': { paramsTuple?: []; params?: {} }
    'sessions.sessions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.users.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}