import Refusal from '#exceptions/refusal'
import { addressOf } from '#services/admin/cells'
import { dependentsOf } from '#services/admin/dependents'
import type { LucidRow } from '@adonisjs/lucid/types/model'
import type { Actor } from '#services/admin/actor'
import type { ModelAdmin } from '#services/admin/model_admin'

/** What goes with a row when it is deleted, what stays without it, or why it may not go. */
export async function deletionPage(admin: ModelAdmin, row: LucidRow, actor: Actor) {
  const dependents = await dependentsOf(admin, String(row.$primaryKeyValue), actor)
  const going = dependents.filter(({ rule }) => rule === 'CASCADE')
  const staying = dependents.filter(({ rule }) => rule.startsWith('SET'))
  const needing = dependents.filter((one) => !going.includes(one) && !staying.includes(one))

  return {
    admin,
    row,
    title: admin.titleOf(row),
    href: addressOf(admin, row),
    protection: await protectionOf(admin, row, actor),
    parts: [
      { deed: 'Goes with it', dependents: going },
      { deed: 'Stays without it', dependents: staying },
      { deed: 'Delete or change first', dependents: needing },
    ],
    isNeeded: needing.length > 0,
  }
}

async function protectionOf(admin: ModelAdmin, row: LucidRow, actor: Actor) {
  try {
    await admin.cleanDeletion(row, actor)
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}
