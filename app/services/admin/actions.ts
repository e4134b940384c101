import NotFoundException from '#exceptions/not_found_exception'
import PermissionDeniedException from '#exceptions/permission_denied_exception'
import { save } from '#services/admin/objects'
import { record, remainsOf, write } from '#services/admin/trail'
import type { LucidRow } from '@adonisjs/lucid/types/model'
import type { Actor } from '#services/admin/actor'
import type { Action, ModelAdmin, Writing } from '#services/admin/model_admin'

/** What somebody may do to chosen rows: what the admin of their model says, and delete them. */
export function actionsFor(admin: ModelAdmin, actor: Actor) {
  const own: Action<LucidRow>[] = admin.actions.filter(({ verb = 'change' }) =>
    actor.rights.has(`${admin.slug}.${verb}`)
  )
  return admin.hasDeletePermission(actor) ? [...own, deletionBy(admin)] : own
}

/** @throws NotFoundException for one that this person may not do */
export function findAction(admin: ModelAdmin, name: string, actor: Actor) {
  const action = actionsFor(admin, actor).find((one) => one.name === name)
  if (!action) throw new NotFoundException()

  return action
}

/** Does something to each row that was chosen, or to none of them. */
export function runAction(
  admin: ModelAdmin,
  action: Action<LucidRow>,
  ids: string[],
  actor: Actor
) {
  const run = async (writing: Writing) => {
    for (const id of ids.toSorted()) {
      const row = await admin.lock(id, writing) // in one order, so that nobody waits in a circle
      const changes = remainsOf(row)

      await action.run(row, writing)
      const { name } = action
      if (row.$isDeleted) await record({ admin, row, action: name, changes }, writing)
      else await save({ admin, action: name }, row, writing)
    }
  }

  return write(actor, run, { admin, id: ids.join(' '), action: action.name })
}

/** @throws PermissionDeniedException, and what cleanDeletion throws */
export function deleteObject(admin: ModelAdmin, id: string, actor: Actor) {
  return runAction(admin, deletionBy(admin), [id], actor)
}

function deletionBy(admin: ModelAdmin): Action<LucidRow> {
  return {
    name: 'delete',
    label: 'Delete',
    question: 'They are deleted for good.',
    isDanger: true,
    run: async (row, writing) => {
      if (!admin.hasDeletePermission(writing.actor, row)) throw new PermissionDeniedException()
      await admin.cleanDeletion(row, writing.actor)
      await admin.deleteModel(row, writing)
    },
  }
}
