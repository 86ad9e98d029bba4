import { serve } from '#server/main.ts'
import { readConfig } from '#server/platform/config.ts'

/** The application as it is served, without building the web; it is there to be killed. */
const serving = await serve(readConfig(), process.argv[2]!)
console.log(serving.address)
process.once('SIGTERM', () => void serving.stop())
