/** Before any schema is made: the page's policy forbids `eval`, so zod must not try whether it could compile with it. */
import * as z from 'zod'

z.config({ jitless: true })
