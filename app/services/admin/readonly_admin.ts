import { ModelAdmin } from '#services/admin/model_admin'
import type { LucidModel } from '@adonisjs/lucid/types/model'
import type { Actor } from '#services/admin/actor'

/** Rows that the application writes: they are looked at, and actions act on them; nobody edits one. */
export abstract class ReadonlyAdmin<
  Model extends LucidModel = LucidModel,
> extends ModelAdmin<Model> {
  hasAddPermission(_actor: Actor) {
    return false
  }

  hasChangePermission(_actor: Actor) {
    return false
  }

  hasDeletePermission(_actor: Actor) {
    return false
  }
}
