/*
|--------------------------------------------------------------------------
| Templates
|--------------------------------------------------------------------------
|
| What every template can use. The admin site adds its own in start/admin.ts.
|
*/

import { assetAddress } from '#services/assets'
import edge from 'edge.js'

edge.global('asset', assetAddress)
