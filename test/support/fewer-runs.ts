import fc from 'fast-check';

/**
 * For scripts/mutants alone, which runs every property for each slip: what a second of cases does not notice
 * counts as not noticed, and how small the case is does not matter there.
 */
fc.configureGlobal({ interruptAfterTimeLimit: 1000, markInterruptAsFailure: false, endOnFailure: true });
