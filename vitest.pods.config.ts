import { defineConfig } from 'vitest/config';
import { asText, podTests, shared } from './vitest.shared.ts';

export default defineConfig({ plugins: [asText], test: { ...shared, include: podTests } });
