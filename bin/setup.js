/*
| Installs the packages of package-lock.json, unless they are there already.
*/

import { fileURLToPath } from 'node:url'
import { install } from './packages.js'

await install(
  fileURLToPath(new URL('../', import.meta.url)),
  'Installing the packages of package-lock.json'
)
