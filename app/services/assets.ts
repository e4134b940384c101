import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import app from '@adonisjs/core/services/app'

const { resolve } = createRequire(import.meta.url)

/** What our pages load. Nothing comes from another host. */
const files: Record<string, string> = {
  'admin.css': app.makePath('resources/assets/admin.css'),
  'admin.js': app.makePath('resources/assets/admin.js'),
  'page.css': app.makePath('resources/assets/page.css'),
  'links.css': app.makePath('resources/assets/links.css'),
  'links.js': app.makePath('resources/assets/links.js'),
  'mailbox.css': app.makePath('resources/assets/mailbox.css'),
  'reference.css': app.makePath('resources/assets/reference.css'),
  'reference.js': app.makePath('resources/assets/reference.js'),
  'swagger-ui.css': resolve('swagger-ui-dist/swagger-ui.css'),
  'swagger-ui-bundle.js': resolve('swagger-ui-dist/swagger-ui-bundle.js'),
}

const addresses = new Map<string, string>()

/** Where an asset lies; undefined when there is none of this name. */
export function assetFile(name: string) {
  return Object.hasOwn(files, name) ? files[name] : undefined
}

/** The address of an asset, which changes with its content: browsers keep it for a year. */
export function assetAddress(name: string) {
  const address = addresses.get(name) ?? `/assets/${name}?v=${digestOf(files[name])}`
  addresses.set(name, address)

  return address
}

function digestOf(file: string) {
  return createHash('sha256').update(readFileSync(file)).digest('base64url').slice(0, 12)
}
