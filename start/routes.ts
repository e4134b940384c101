/*
|--------------------------------------------------------------------------
| Routes
|--------------------------------------------------------------------------
|
| One file per area. Paths answer the same with and without a slash at the end.
|
*/

import '#start/routes/infrastructure'
import '#start/routes/account'
import '#start/routes/sessions'
import '#start/routes/exports'
import '#start/routes/admin'
import '#start/routes/admin_site'
import '#start/routes/admin_models'
import '#start/routes/links'
import '#start/routes/development'
