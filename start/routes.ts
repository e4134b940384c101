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
import '#start/routes/admin'
