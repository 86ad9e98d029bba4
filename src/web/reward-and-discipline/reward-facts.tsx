import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { RewardCandidate, RewardFact, RewardFacts } from '#domain/reward-and-discipline/reward-facts.ts'
import type { RewardEntry } from '#domain/reward-and-discipline/reward-proposal.ts'
import type { AgencyView } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { factAddress } from './fact-address.ts'
import { personText } from './person-text.ts'
import styles from './reward.module.css'
import { rewardFactsQuery } from './reward.queries.ts'
import { DirectionMark } from './reward-reading.tsx'

type FactsProps = {
  planId: string
  agency: AgencyView
  entries: readonly RewardEntry[]
  /** Null where nothing can be taken over. */
  onTakeOver: ((candidate: RewardCandidate) => void) | null
}

/** Whom the records suggest, and all that they say of people and units. */
export function RewardFactsPart({ planId, ...props }: FactsProps) {
  const { data: facts, error } = useQuery(rewardFactsQuery(planId))
  return (
    <div className={styles.side}>
      <Failure error={error} />
      {!facts && !error && <Skeleton lines={8} />}
      {facts && (
        <>
          <Section title={t('reward.candidates')}>
            <p className={styles.soft}>{t('reward.candidatesText')}</p>
            <Candidates facts={facts} {...props} />
          </Section>
          <Section title={t('reward.facts')}>
            <FactLines facts={facts} agency={props.agency} />
          </Section>
        </>
      )}
    </div>
  )
}

type CandidatesProps = Omit<FactsProps, 'planId'> & { facts: RewardFacts }

function Candidates({ facts: { candidates }, agency, entries, onTakeOver }: CandidatesProps) {
  if (candidates.length === 0)
    return <EmptyState title={t('reward.noCandidates')}>{t('reward.noCandidatesText')}</EmptyState>
  const isTaken = ({ personId, direction }: RewardCandidate) =>
    entries.some((entry) => entry.personId === personId && entry.direction === direction)
  return (
    <ul className={styles.lines}>
      {candidates.map((candidate) => (
        <li key={`${candidate.personId} ${candidate.direction}`}>
          <p className={styles.who}>
            <strong>{personText(agency, candidate.personId)}</strong>
            <DirectionMark direction={candidate.direction} />
          </p>
          <p>{candidate.reason}</p>
          {onTakeOver && (
            <div>
              <Button
                icon="add"
                isDisabled={isTaken(candidate)}
                aria-label={t('reward.takeOverOf', { name: personText(agency, candidate.personId) })}
                onPress={() => onTakeOver(candidate)}
              >
                {t(isTaken(candidate) ? 'reward.takenOver' : 'reward.takeOver')}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function FactLines({ facts: { people, units }, agency }: { facts: RewardFacts; agency: AgencyView }) {
  const lines = [
    ...people.map(({ personId, facts }) => ({ id: personId, name: personText(agency, personId), facts })),
    ...units.map(({ unitId, facts }) => ({
      id: unitId,
      name: agency.units.find(({ id }) => id === unitId)?.name ?? '',
      facts,
    })),
  ]
  if (lines.length === 0) return <EmptyState title={t('reward.noFacts')}>{t('reward.noFactsText')}</EmptyState>
  return (
    <ul className={styles.lines}>
      {lines.map(({ id, name, facts }) => (
        <li key={id}>
          <strong>{name}</strong>
          <div className={styles.facts}>
            {facts.map((fact) => (
              <OpenFact key={fact.kind} who={name} fact={fact} />
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** How many of a kind; pressing it shows which. */
function OpenFact({ who, fact: { kind, records } }: { who: string; fact: RewardFact }) {
  const [isOpen, setOpen] = useState(false)
  const name = t(`reward.fact.${kind}`)
  return (
    <>
      <Button
        kind="quiet"
        aria-label={t('reward.openFact', { who, name, count: records.length })}
        onPress={() => setOpen(true)}
      >
        {name} {records.length}
      </Button>
      {isOpen && (
        <Dialog title={`${who}　${name} ${records.length}`} isOpen onClose={() => setOpen(false)}>
          <ul className={styles.records}>
            {records.map((record) => (
              <li key={record.id}>
                <Link to={factAddress(kind, record.id)}>{record.name}</Link>
              </li>
            ))}
          </ul>
          <Button onPress={() => setOpen(false)}>{t('web.close')}</Button>
        </Dialog>
      )}
    </>
  )
}
