export { type ShownPreview, showPreview } from './preview/serve-preview.ts';
export { serve } from './serve.ts';
