import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Verdict } from '#domain/checklist/checklist.ts'
import type { ComparedItem, ComparedPair, ComparisonOutcome } from '#domain/comparison/comparison.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import { type ComparedPlace, comparedItemsQuery } from './comparison.queries.ts'
import { GapFigure } from './gap-figure.tsx'

const tones: Record<ComparisonOutcome, Tone> = {
  same: 'done',
  overstated: 'late',
  understated: 'due',
  different: 'attention',
  notCompared: 'nothing',
}
const verdictTones: Record<Verdict, Tone> = { compliant: 'done', notCompliant: 'late', notApplicable: 'nothing' }

/** One unit and one form, question by question. */
export function ComparedItemsPart({ place }: { place: ComparedPlace }) {
  const { data, error } = useQuery(comparedItemsQuery(place))
  const [showsAll, setShowsAll] = useState(false)
  return (
    <>
      <Failure error={error} />
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <>
          <p>
            <strong>
              {data.unitName}　{data.title}
            </strong>
            　<GapFigure gap={data.gap} />
          </p>
          <div>
            <Button onPress={() => setShowsAll(!showsAll)}>
              {t(showsAll ? 'comparison.onlyDifferences' : 'comparison.allItems')}
            </Button>
          </div>
          {data.pairs.map((pair) => (
            <Pair key={pair.inspectionId} pair={pair} showsAll={showsAll} />
          ))}
        </>
      )}
    </>
  )
}

function Pair({ pair, showsAll }: { pair: ComparedPair; showsAll: boolean }) {
  const items = showsAll
    ? pair.items
    : pair.items.filter(({ outcome }) => outcome !== 'same' && outcome !== 'notCompared')
  return (
    <Section title={pair.pointName ?? t('comparison.items')}>
      <p>
        {pair.selfInspectionId && pair.selfSubmittedAt ? (
          <Link to="/checks/$inspectionId" params={{ inspectionId: pair.selfInspectionId }}>
            {t('comparison.selfAt', { time: instantText(pair.selfSubmittedAt) })}
          </Link>
        ) : (
          t('comparison.noSelf')
        )}
        {t('comparison.against')}
        <Link to="/checks/$inspectionId" params={{ inspectionId: pair.inspectionId }}>
          {t('comparison.foundAt', { time: instantText(pair.submittedAt) })}
        </Link>
      </p>
      {items.length === 0 ? (
        <p>{t('comparison.allSame')}</p>
      ) : (
        <DataTable
          caption={t('comparison.items')}
          rows={items}
          keyOf={({ key }) => key}
          columns={[
            { title: t('comparison.question'), cell: ({ question }) => question },
            { title: t('comparison.self'), cell: ({ self }) => <Said said={self} /> },
            { title: t('comparison.found'), cell: ({ found }) => <Said said={found} /> },
            {
              title: t('comparison.outcome'),
              cell: ({ outcome }) => <StateMark tone={tones[outcome]}>{t(`comparison.outcome.${outcome}`)}</StateMark>,
            },
          ]}
        />
      )}
    </Section>
  )
}

function Said({ said }: { said: ComparedItem['self'] }) {
  if (!said) return <>{t('comparison.notAsked')}</>
  const words = [said.value, said.note].filter(Boolean).join('　')
  return (
    <>
      {said.verdict && <StateMark tone={verdictTones[said.verdict]}>{t(`verdict.${said.verdict}`)}</StateMark>}
      {words && <p>{words}</p>}
      {!said.verdict && !words && t('inspection.unansweredShort')}
    </>
  )
}
