import User from '#models/user'
import { deleteObject } from '#services/admin/actions'
import { Form } from '#services/admin/form'
import { changeObject, findObject } from '#services/admin/objects'
import registry from '#services/admin/registry'
import { recordView } from '#services/admin/trail'
import type { Actor } from '#services/admin/actor'
import type { AccountChange } from '#validators/admin/users'

/*
| What the API does to accounts. It goes through the admin of the model, as the
| site does: the same rules, the same events, the same transaction.
*/

const admin = () => registry.of(User)! // app/admin/user_admin.ts

/** Who looks at somebody's data is noted too. @throws E_ROW_NOT_FOUND */
export async function viewAccount(actor: Actor, id: string) {
  const user = await findObject(admin(), id, actor)
  await recordView(admin(), user, actor)

  return user as User // its admin has no other rows
}

/** @throws E_ROW_NOT_FOUND, PermissionDeniedException, OwnAccountException, LastSuperuserException */
export async function changeAccount(actor: Actor, id: string, change: AccountChange) {
  const form = await Form.of(admin(), actor)
  const values = { attributes: attributesOf(change), related: {} }

  return (await changeObject({ form, id, values }, actor)) as User // as above
}

/** @throws E_ROW_NOT_FOUND, PermissionDeniedException, OwnAccountException, LastSuperuserException */
export async function deleteAccount(actor: Actor, id: string) {
  await deleteObject(admin(), id, actor)
}

/** Without what was left out. */
function attributesOf(change: AccountChange) {
  const attributes = {
    firstName: change.first_name,
    lastName: change.last_name,
    isActive: change.is_active,
    isStaff: change.is_staff,
  }

  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined))
}
