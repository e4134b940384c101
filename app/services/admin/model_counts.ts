import registry from '#services/admin/registry'
import { COUNTED } from '#services/pages'
import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#services/admin/actor'
import type { ModelAdmin } from '#services/admin/model_admin'

/** The models that somebody may see, by heading, with how many rows each has: "12", "10,000+". */
export async function countedModels(actor: Actor) {
  const groups = registry.groupsFor(actor)
  const totals = await count(
    groups.flatMap(({ admins }) => admins),
    actor
  )

  return groups.map(({ label, admins }) => ({
    label,
    models: admins.map((admin) => ({
      admin,
      count: inWords(totals[admin.slug]),
      canAdd: admin.hasAddPermission(actor),
    })),
  }))
}

/** All of them in one query. A database counts by looking at each row, so it stops where lists do. */
async function count(admins: ModelAdmin[], actor: Actor): Promise<Record<string, number | string>> {
  if (!admins.length) return {}

  const counts = admins.map((admin) => {
    const rows = admin
      .getQuery(actor)
      .select(admin.model.primaryKey)
      .limit(COUNTED + 1)
    return db.query().count('*').from(rows.as('rows')).as(admin.slug)
  })

  return db.query().select(counts).firstOrFail()
}

function inWords(total: number | string) {
  const number = Number(total)
  return number > COUNTED ? `${COUNTED.toLocaleString('en')}+` : number.toLocaleString('en')
}
