import NotFoundException from '#exceptions/not_found_exception'
import { VERBS } from '#services/admin/rights'
import { fsImportAll } from '@adonisjs/core/helpers'
import app from '@adonisjs/core/services/app'
import type { LucidModel } from '@adonisjs/lucid/types/model'
import type { Actor } from '#services/admin/actor'
import type { ModelAdmin } from '#services/admin/model_admin'

/** A page of the site that is no list of rows: /admin/<slug>/, for whoever has a right to it. */
type SitePage = { slug: string; label: string; verbs: readonly Verb[] }

type Verb = (typeof VERBS)[number]
type Modules = Record<string, new () => ModelAdmin>

/** The models of the admin site: one file of app/admin/ each. */
class Registry {
  #admins = new Map<string, ModelAdmin>()
  #pages = new Array<SitePage>()

  async load(folder = app.makePath('app/admin')) {
    const modules: Modules = await fsImportAll(folder, { transformKeys: (keys) => keys })
    for (const Admin of Object.values(modules)) this.register(new Admin())
  }

  /** Answers how to take it back. @throws when an option names something that its model does not have */
  register(admin: ModelAdmin) {
    assertNames(admin)
    this.#admins.set(admin.slug, admin)

    return () => this.#admins.delete(admin.slug)
  }

  addPage(page: SitePage) {
    this.#pages.push(page)
  }

  /** @throws NotFoundException also for one that this person may not see */
  find(slug: string, actor: Actor) {
    const admin = this.#admins.get(slug)
    if (!admin?.hasViewPermission(actor) && !admin?.hasAddPermission(actor)) {
      throw new NotFoundException()
    }
    return admin
  }

  /** How rows of another model are shown, if they are. */
  of(model: LucidModel) {
    return this.all().find((admin) => admin.model === model)
  }

  ofTable(table: string) {
    return this.all().find(({ model }) => model.table === table)
  }

  all() {
    return [...this.#admins.values()].sort((one, other) => one.label.localeCompare(other.label))
  }

  /** What somebody sees, by heading. */
  groupsFor(actor: Actor) {
    const visible = this.all().filter((admin) => admin.hasViewPermission(actor))
    const groups = Object.entries(Object.groupBy(visible, ({ group }) => group))

    return groups
      .map(([label, admins]) => ({ label, admins: admins! }))
      .sort((one, other) => one.label.localeCompare(other.label))
  }

  /** The pages besides, for somebody who may do something there. */
  pagesFor({ rights }: Actor) {
    return this.#pages.filter(({ slug, verbs }) =>
      verbs.some((verb) => rights.has(`${slug}.${verb}`))
    )
  }

  /** What there are rights to, with the verbs of each. */
  protectedPages(): SitePage[] {
    const models = this.all().map(({ slug, labelPlural: label }) => ({ slug, label, verbs: VERBS }))
    return [...models, ...this.#pages]
  }

  /** Every right that a group can give: "users.view", "users.add" … */
  permissions() {
    return this.protectedPages().flatMap(({ slug, verbs }) =>
      verbs.map((verb) => `${slug}.${verb}`)
    )
  }
}

/** A typing error is found at the start, not by somebody who opens the page. */
function assertNames(admin: ModelAdmin) {
  const { listDisplay, listFilter, searchFields, readonlyFields, exclude, fieldsets } = admin
  const lists = { listDisplay, listFilter, searchFields, readonlyFields, exclude }
  const options = { ...lists, fieldsets: fieldsets.flatMap(({ fields }) => fields) }

  for (const [option, names] of Object.entries(options)) {
    const unknown = names.find((name) => !isKnown(admin, name))
    if (unknown) {
      throw new Error(`${admin.constructor.name}.${option} names "${unknown}", which is nowhere`)
    }
  }
}

function isKnown(admin: ModelAdmin, name: string) {
  const { model } = admin
  model.boot()

  return (
    model.$hasColumn(name) || model.$hasRelation(name) || name in model.prototype || name in admin
  )
}

export default new Registry()
