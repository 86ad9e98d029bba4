import fs from 'node:fs'

/** The version of this product, as it is released. */
export const productVersion: string = JSON.parse(
  fs.readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
).version
