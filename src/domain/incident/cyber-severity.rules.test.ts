import { describe, expect, test } from 'vitest'
import { extentsOf, impactsOn, judge, matrixOn } from '#domain/incident/cyber-severity.rules.ts'
import { CyberObject } from '#domain/incident/cyber-severity.ts'

const day = '2026-02-11'

describe('the level of a cyber incident', () => {
  test.each([
    ['nonCoreInformation', 'leaked', 'slight', 1],
    ['coreInformation', 'altered', 'serious', 3],
    ['criticalOrSecretInformation', 'leaked', 'slight', 3],
    ['stateSecret', 'leaked', 'slight', 4],
    ['nonCoreOperation', 'stopped', 'beyondTolerance', 2],
    ['criticalOperation', 'stopped', 'beyondTolerance', 4],
  ] as const)('of %s that was %s: %s is %i', (object, impact, extent, level) => {
    expect(judge([{ object, impact, extent }], day).level).toBe(level)
  })

  test('is that of the gravest thing that was hit', () => {
    const slight = { object: 'nonCoreSystem', impact: 'altered', extent: 'slight' } as const
    const grave = { object: 'coreOperation', impact: 'stopped', extent: 'beyondTolerance' } as const
    expect(judge([slight, grave], day).level).toBe(3)
  })

  test('is judged by the text of the day, and what of it is not verified says so', () => {
    const hit = { object: 'criticalOperation', impact: 'stopped', extent: 'beyondTolerance' } as const
    expect(judge([hit], '2026-01-04')).toMatchObject({ matrixFrom: '2021-08-23', verified: true })
    expect(judge([hit], '2026-01-05')).toMatchObject({ matrixFrom: '2026-01-05', verified: false })
    expect(matrixOn('2019-05-01').from).toBe('2021-08-23')
  })

  test('is refused where the table has no such case', () => {
    expect(() => judge([{ object: 'coreOperation', impact: 'leaked', extent: 'slight' }], day)).toThrow(
      'incident.severity_not_judged',
    )
    expect(() => judge([], day)).toThrow('incident.severity_not_judged')
  })

  test('can be judged for everything that the assistant offers', () => {
    for (const object of CyberObject.options)
      for (const impact of impactsOn(object, day))
        for (const extent of extentsOf(object, impact, day))
          expect(judge([{ object, impact, extent }], day).level).toBeGreaterThan(0)
  })
})
