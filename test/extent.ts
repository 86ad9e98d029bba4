/** In full as before a release (`npm run test:all`), or the short run of `npm test`: the same tests with less to go through. */
export const inFull = process.env.EXTENT === 'full'
