import { controllers } from '#generated/controllers'
import { audience, permission } from '#start/kernel'
import { uuid } from '#start/matchers'
import router from '@adonisjs/core/services/router'

const { AuditEvents, Ping, Users } = controllers.admin

router
  .group(() => {
    router.get('ping', [Ping, 'show'])
    router.get('users', [Users, 'index']).use(permission('users.view'))
    router.get('users/:id', [Users, 'show']).use(permission('users.view'))
    router.patch('users/:id', [Users, 'update']).use(permission('users.change'))
    router.delete('users/:id', [Users, 'destroy']).use(permission('users.delete'))
    router.get('audit', [AuditEvents, 'index']).use(permission('audit_events.view'))
  })
  .where('id', uuid)
  .prefix('admin/api')
  .as('admin')
  .use(audience('staff'))
