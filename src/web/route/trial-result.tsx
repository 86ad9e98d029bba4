import type { TriedRoutes } from '#domain/route/route-catalogue.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { BasisMark } from './basis-mark.tsx'
import styles from './route.module.css'
import { authoritiesText, authorityName, dueText, joined, withinText } from './route-words.ts'
import { YearsAssumed } from './years-assumed.tsx'

type Telling = TriedRoutes['tellings'][number]
type Rule = Telling['rule']
type Clock = TriedRoutes['clocks'][number]

type TrialResultProps = { tried: TriedRoutes; knownAt: string; isBusy: boolean }

/** Who, by when, by which rule of which version; then what else has a time. */
export function TrialResult({ tried, knownAt, isBusy }: TrialResultProps) {
  const { rules, tellings, clocks, confidentiality } = tried
  if (rules.length === 0) return <EmptyState title={t('route.trial.none')}>{t('route.trial.noneText')}</EmptyState>
  const others = clocks.filter(({ step }) => step !== 'firstNotice' && step !== 'relay')
  return (
    <div className={styles.column} aria-busy={isBusy} aria-live="polite">
      {rules.some(({ contentOutside }) => contentOutside) && <Banner tone="due" title={t('route.outside')} />}
      <YearsAssumed years={tried.yearsAssumed} />
      <Section title={t('route.trial.told')}>
        <p>
          {t('route.trial.by', { rules: rules.map(ruleText).join(t('route.comma')) })}{' '}
          {t('route.trial.class', { name: nameOf('route.confidentiality', confidentiality) })}
        </p>
        <ul className={styles.sentences} aria-label={t('route.trial.told')}>
          {tellings.map((telling) => (
            <li key={telling.authority} className={styles.telling}>
              <strong>{telling.dueAt ? dueIn(telling.dueAt, knownAt) : t('route.trial.noTime')}</strong>
              <Told telling={telling} />
            </li>
          ))}
        </ul>
      </Section>
      {others.length > 0 && (
        <Section title={t('route.trial.others')}>
          <ul className={styles.sentences}>
            {others.map((clock) => (
              <li key={JSON.stringify(clock)} className={styles.sentence}>
                <span>{otherText(clock)}</span>
                <BasisMark basis={clock.basis} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {rules.some(({ firstSteps }) => firstSteps !== '') && (
        <Section title={t('route.section.firstSteps')}>
          <p className={styles.prose}>
            {[...new Set(rules.flatMap(({ firstSteps }) => firstSteps.split('\n')))].filter(Boolean).join('\n')}
          </p>
        </Section>
      )}
    </div>
  )
}

const Told = ({ telling: { authority, part, relayedBy, means, basis, rule } }: { telling: Telling }) => (
  <div className={styles.marks}>
    <span>
      <strong>{authorityName(authority)}</strong>　{nameOf('route.part', part)}
      {relayedBy && `${t('route.comma')}${t('route.trial.relayed', { by: authorityName(relayedBy) })}`}
    </span>
    <span>{means.map((one) => nameOf('route.means', one)).join(t('route.then'))}</span>
    <BasisMark basis={basis} />
    <small>{ruleText(rule)}</small>
  </div>
)

const dueIn = (dueAt: string, knownAt: string): string =>
  Date.parse(dueAt) === Date.parse(knownAt) ? t('route.atOnce') : t('route.trial.before', { time: dueText(dueAt) })

const ruleText = ({ title, from, origin }: Rule): string =>
  origin === 'draft'
    ? t('route.trial.draft', { title })
    : t(origin === 'own' ? 'route.trial.own' : 'route.trial.model', { title, date: dateText(from) })

function otherText({ step, to, from, within, repeatUntil, dueAt }: Clock): string {
  const what = nameOf('route.step', step)
  const time = dueAt
    ? t('route.trial.before', { time: dueText(dueAt) })
    : t('route.trial.waiting', { from: nameOf('route.start', from), within: joined(withinText(within)) })
  const told = to.length > 0 ? t('route.clock.told', { what, who: authoritiesText(to) }) : what
  const again = repeatUntil
    ? t('route.trial.again', { every: joined(withinText(within)), until: nameOf('route.until', repeatUntil) })
    : ''
  return `${time}${t('route.colon')}${told}${again}`
}
