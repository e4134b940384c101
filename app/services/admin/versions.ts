import { openapiConfig } from '#config/openapi'
import core from '@adonisjs/core/package.json' with { type: 'json' }

/** What runs here, for whoever reports a fault. */
export const versions = {
  'Application': openapiConfig.version,
  'AdonisJS': core.version,
  'Node.js': process.versions.node,
}
