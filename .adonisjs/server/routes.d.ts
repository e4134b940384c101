import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'infrastructure.root': { paramsTuple?: []; params?: {} }
    'infrastructure.health': { paramsTuple?: []; params?: {} }
    'infrastructure.problems.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'account.registrations.store': { paramsTuple?: []; params?: {} }
    'account.profile.show': { paramsTuple?: []; params?: {} }
    'account.profile.update': { paramsTuple?: []; params?: {} }
    'jwt.tokens.store': { paramsTuple?: []; params?: {} }
    'jwt.refreshes.store': { paramsTuple?: []; params?: {} }
    'jwt.verifications.store': { paramsTuple?: []; params?: {} }
    'jwt.logouts.store': { paramsTuple?: []; params?: {} }
    'sessions.sessions.index': { paramsTuple?: []; params?: {} }
    'sessions.other_sessions.destroy': { paramsTuple?: []; params?: {} }
    'sessions.sessions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.ping.show': { paramsTuple?: []; params?: {} }
  }
  GET: {
    'infrastructure.root': { paramsTuple?: []; params?: {} }
    'infrastructure.health': { paramsTuple?: []; params?: {} }
    'infrastructure.problems.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'account.profile.show': { paramsTuple?: []; params?: {} }
    'sessions.sessions.index': { paramsTuple?: []; params?: {} }
    'admin.ping.show': { paramsTuple?: []; params?: {} }
  }
  HEAD: {
    'infrastructure.root': { paramsTuple?: []; params?: {} }
    'infrastructure.health': { paramsTuple?: []; params?: {} }
    'infrastructure.problems.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'account.profile.show': { paramsTuple?: []; params?: {} }
    'sessions.sessions.index': { paramsTuple?: []; params?: {} }
    'admin.ping.show': { paramsTuple?: []; params?: {} }
  }
  POST: {
    'account.registrations.store': { paramsTuple?: []; params?: {} }
    'jwt.tokens.store': { paramsTuple?: []; params?: {} }
    'jwt.refreshes.store': { paramsTuple?: []; params?: {} }
    'jwt.verifications.store': { paramsTuple?: []; params?: {} }
    'jwt.logouts.store': { paramsTuple?: []; params?: {} }
  }
  PATCH: {
    'account.profile.update': { paramsTuple?: []; params?: {} }
  }
  DELETE: {
    'sessions.other_sessions.destroy': { paramsTuple?: []; params?: {} }
    'sessions.sessions.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}