import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { checkConfirm } from '#domain/draw/draw.rules.ts'
import type { Draw } from '#domain/draw/draw.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { isAllowed, useActing } from '#web/platform/rule.ts'
import { useMay, useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './draw.module.css'
import { drawQuery } from './draw.queries.ts'
import { SeedForm } from './seed-form.tsx'

export function DrawPage() {
  const { drawId } = useParams({ from: '/checks/draws/$drawId' })
  const { data: draw, error } = useQuery(drawQuery(drawId))
  return (
    <Page
      title={draw?.title ?? t('draw.title')}
      above={<Link to="/checks/draws">{t('draw.title')}</Link>}
      lead={draw && t('draw.countOf', { count: draw.count, size: draw.size })}
      actions={draw?.drawnAt && <DocumentLinks address={`/draws/${drawId}/record`} />}
    >
      <Failure error={error} />
      {!draw && !error && <Skeleton lines={8} />}
      {draw && <DrawBody draw={draw} />}
    </Page>
  )
}

function DrawBody({ draw }: { draw: Draw }) {
  const { person } = useSession()
  return (
    <>
      {draw.ranking ? <Drawn draw={draw} ranking={draw.ranking} /> : null}
      {!draw.drawnAt && draw.drawnBy === person.id && <SeedForm draw={draw} />}
      <Facts
        facts={[
          [t('draw.document.drawnBy'), draw.drawnByName],
          [t('draw.document.listedAt'), instantText(draw.listedAt)],
          [t('draw.document.seed'), draw.seed && <code className={styles.hash}>{draw.seed}</code>],
          [
            t('draw.document.seedSource'),
            draw.seedSource &&
              [t(`draw.seedSource.${draw.seedSource}`), draw.seedGivenByName].filter(Boolean).join('　'),
          ],
          [t('draw.document.drawnAt'), draw.drawnAt && instantText(draw.drawnAt)],
          [
            t('draw.document.populationHash'),
            <code key="list" className={styles.hash}>
              {draw.populationHash}
            </code>,
          ],
          [t('draw.document.recordHash'), draw.recordHash && <code className={styles.hash}>{draw.recordHash}</code>],
        ]}
      />
      <Witnesses draw={draw} />
      <Section title={t('draw.document.population', { size: draw.size })}>
        <Population draw={draw} />
      </Section>
      <Section title={t('draw.document.method')}>
        <p>{t('draw.document.methodText')}</p>
      </Section>
    </>
  )
}

function Drawn({ draw, ranking }: { draw: Draw; ranking: NonNullable<Draw['ranking']> }) {
  const may = useMay()
  return (
    <Section title={t('draw.document.drawn')}>
      <ol className={styles.drawn}>
        {ranking.slice(0, draw.count).map(({ name }) => (
          <li key={name}>{name}</li>
        ))}
      </ol>
      {may('inspectionPlan.save') && (
        <div>
          <Link to="/checks/plans/new" search={{ drawId: draw.id }} className={buttonClass('main')}>
            {t('draw.toPlan')}
          </Link>
        </div>
      )}
    </Section>
  )
}

function Witnesses({ draw }: { draw: Draw }) {
  const actor = useActing()
  const confirm = useAction<Draw>()
  return (
    <Section title={t('draw.document.witnesses')}>
      <DataTable
        caption={t('draw.document.witnesses')}
        rows={draw.witnesses}
        keyOf={({ id }) => id}
        columns={[
          { title: t('draw.document.witness'), cell: ({ name }) => name },
          {
            title: t('draw.document.confirmed'),
            cell: ({ personId, confirmedAt }) => {
              if (confirmedAt)
                return (
                  <StateMark tone="done">
                    {t('draw.document.confirmedAt', { time: instantText(confirmedAt) })}
                  </StateMark>
                )
              return <StateMark tone="waiting">{t(personId ? 'draw.toConfirm' : 'draw.signsOnPaper')}</StateMark>
            },
          },
        ]}
      />
      <Failure error={confirm.error} />
      {isAllowed(() => checkConfirm(actor, draw)) && (
        <div>
          <Button
            kind="main"
            isPending={confirm.isPending}
            onPress={() => confirm.mutate({ address: `/draws/${draw.id}/confirm` })}
          >
            {t('draw.confirm')}
          </Button>
        </div>
      )}
    </Section>
  )
}

function Population({ draw: { population, ranking } }: { draw: Draw }) {
  if (!ranking) return <p>{population.map(({ name }) => name).join(t('web.comma'))}</p>
  return (
    <details className={styles.lots}>
      <summary>{t('draw.showLots')}</summary>
      <DataTable
        caption={t('draw.showLots')}
        rows={ranking.map((entry, index) => ({ ...entry, rank: index + 1 }))}
        keyOf={({ name }) => name}
        columns={[
          { title: t('draw.document.name'), cell: ({ name }) => name },
          { title: t('draw.document.rank'), cell: ({ rank }) => rank },
          { title: t('draw.document.lot'), cell: ({ hash }) => <code className={styles.hash}>{hash}</code> },
        ]}
      />
    </details>
  )
}
