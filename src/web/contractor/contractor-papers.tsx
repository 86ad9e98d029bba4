import { useState } from 'react'
import type { ContractorDetail } from '#domain/contractor/contractor.ts'
import type { ContractorPaper } from '#domain/contractor/contractor-paper.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { PaperDialog } from './paper-dialog.tsx'

type PapersProps = { detail: ContractorDetail; isKept: boolean }

export function ContractorPapers({ detail: { contractor, papers, people }, isKept }: PapersProps) {
  const [isAdding, setAdding] = useState(false)
  const end = useAction<ContractorDetail>()
  return (
    <Section
      title={t('contractor.papers')}
      aside={isKept && <Button onPress={() => setAdding(true)}>{t('contractor.paper.add')}</Button>}
    >
      <Failure error={end.error} />
      {papers.length === 0 && <p>{t('contractor.noPapers')}</p>}
      {papers.length > 0 && (
        <DataTable
          caption={t('contractor.papers')}
          rows={papers}
          keyOf={({ id }) => id}
          columns={[
            { title: t('contractor.paper'), cell: (paper) => <PaperName paper={paper} /> },
            { title: t('contractor.paper.person'), cell: ({ personName }) => personName },
            { title: t('contractor.paper.until'), cell: (paper) => <Until paper={paper} /> },
            {
              title: t('contractor.paper.end'),
              cell: ({ id, endedOn }) =>
                endedOn
                  ? t('contractor.paper.ended', { date: dateText(endedOn) })
                  : isKept && (
                      <Button
                        kind="quiet"
                        onPress={() => end.mutate({ address: `/contractors/${contractor.id}/papers/${id}/end` })}
                      >
                        {t('contractor.paper.end')}
                      </Button>
                    ),
            },
          ]}
        />
      )}
      {isAdding && (
        <PaperDialog
          contractorId={contractor.id}
          people={people.filter(({ leftOn }) => leftOn === null)}
          onClose={() => setAdding(false)}
        />
      )}
    </Section>
  )
}

const PaperName = ({ paper: { kind, title, hasClause, file } }: { paper: ContractorPaper }) => (
  <>
    {[
      t(`contractor.paper.kind.${kind}`),
      title,
      hasClause !== null && (hasClause ? t('contractor.paper.clauseYes') : t('contractor.paper.clauseNo')),
    ]
      .filter(Boolean)
      .join('　')}{' '}
    {file && (
      <a href={`/api/files/${file.id}`} target="_blank" rel="noreferrer">
        {file.name}
      </a>
    )}
  </>
)

function Until({ paper: { untilDate, endedOn } }: { paper: ContractorPaper }) {
  const { today } = useSession()
  if (untilDate === null) return t('contractor.paper.untilEmpty')
  if (endedOn === null && untilDate < today)
    return (
      <StateMark tone="late">
        {dateText(untilDate)} {t('contractor.paper.expired')}
      </StateMark>
    )
  return dateText(untilDate)
}
