import { openapiConfig } from '#config/openapi'
import { Components } from '#services/openapi/components'
import { documentationOf } from '#services/openapi/documentation'
import { tagOf, toOperation } from '#services/openapi/operation'
import router from '@adonisjs/core/services/router'
import type { RouteJSON } from '@adonisjs/core/types/http'

type LazyController = () => Promise<{ default: { prototype: object } }>

let document: ReturnType<typeof build> | undefined

/** The OpenAPI document of the routes as they are, made once. Routes without documentation are not in it. */
export function openapiDocument() {
  return (document ??= build())
}

async function build() {
  router.commit() // a command has no server that would have done it
  const components = new Components()
  const paths: Record<string, Record<string, object>> = {}
  const tags = new Set<string>()

  for (const route of Object.values(router.toJSON()).flat()) {
    const documentation = await findDocumentation(route)
    if (!documentation) continue

    const path = (paths[spellingOf(route)] ??= {})
    path[route.methods[0].toLowerCase()] = await toOperation(route, documentation, components)
    tags.add(tagOf(route))
  }

  return {
    openapi: '3.1.0',
    info: info(),
    servers: [{ url: '/' }],
    tags: describeTags(tags),
    paths,
    components,
  }
}

function info() {
  const { title, version, license } = openapiConfig
  return {
    title,
    version,
    license,
    description:
      'Paths answer the same with and without a slash at the end. Every error is a problem document; [each code has a page](/problems/).',
  }
}

function describeTags(used: Set<string>) {
  const described = Object.entries(openapiConfig.tags).filter(([name]) => used.has(name))
  return described.map(([name, description]) => ({ name, description }))
}

/** Controllers are imported for it: the router itself does so with their first request. */
async function findDocumentation({ handler }: RouteJSON) {
  if (typeof handler === 'function' || typeof handler.reference === 'string') return

  const [load, action] = handler.reference
  const { default: controller } = await (load as LazyController)() // #generated/controllers has no other
  return documentationOf(controller.prototype, action)
}

/** The path as its route spells it, in OpenAPI's notation: /api/auth/sessions/{id}/ */
function spellingOf({ pattern, meta }: RouteJSON) {
  const slash = meta.endsWithSlash ? '/' : ''
  return pattern.replace(/:(\w+)/g, '{$1}') + slash
}
