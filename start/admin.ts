/*
|--------------------------------------------------------------------------
| The admin site
|--------------------------------------------------------------------------
|
| Every file of app/admin/ registers a model. An option that names something
| which its model does not have stops the start. Pages that are no lists of rows
| are added here, so that there are rights to them.
|
*/

import registry from '#services/admin/registry'
import edge from 'edge.js'

await registry.load()
registry.addPage({ slug: 'throttles', label: 'Throttles', verbs: ['change'] })
edge.global('protectedPages', () => registry.protectedPages())
