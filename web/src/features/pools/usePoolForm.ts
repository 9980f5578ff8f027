import { useState } from "react";
import { Problem } from "@/api/problem";
import type { PoolField, PoolValues } from "./poolForm";
import { placed, problemsOf, type PoolProblems } from "./poolProblems";

export interface PoolFormState {
  values: PoolValues;
  set: <Field extends PoolField>(field: Field, value: PoolValues[Field]) => void;
  /** What to show at a field: only once it was touched or the form was sent. */
  problemAt: (field: PoolField) => string | undefined;
}

/** What was typed so far and what is wrong with it, by the form's own rules and by the server's. */
export function usePoolForm(initial: PoolValues, refusal: unknown) {
  const [values, setValues] = useState(initial);
  const [touched, setTouched] = useState<ReadonlySet<PoolField>>(new Set());
  const [sent, setSent] = useState(false);
  // The server's complaint about a field stands until that field is changed.
  const [answered, setAnswered] = useState<{ refusal: unknown; since: ReadonlySet<PoolField> }>({ refusal: null, since: new Set() });
  const own = problemsOf(values);
  const { problems: servers, rest } = placed(refusal instanceof Problem ? refusal.fields : []);
  const since = answered.refusal === refusal ? answered.since : new Set<PoolField>();

  const form: PoolFormState = {
    values,
    set: (field, value) => {
      setValues((before) => ({ ...before, [field]: value }));
      setTouched((before) => new Set(before).add(field));
      setAnswered({ refusal, since: new Set(since).add(field) });
    },
    problemAt: (field) => (sent || touched.has(field) ? own[field] : undefined) ?? (since.has(field) ? undefined : servers[field]),
  };
  /** Runs what follows when all is well; otherwise shows every problem. */
  const whenValid = (then: () => void) => {
    setSent(true);
    if (isEmpty(own)) then();
  };
  const problem = refusal instanceof Problem && (rest.length > 0 || isEmpty(servers)) ? new Problem(refusal.status, refusal.code, [refusal.message, ...rest].join(" ")) : null;
  return { form, whenValid, problem: refusal instanceof Problem ? problem : refusal };
}

const isEmpty = (problems: PoolProblems): boolean => Object.keys(problems).length === 0;
