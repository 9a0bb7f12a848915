/** What another format cannot hold, gathered while a questionnaire is written into it. */
export class LostFeatures {
  private readonly places = new Map<string, string[]>();

  /** @param sentence that says what is lost, and can be followed by where. @param place a question, block or option. */
  add(sentence: string, place?: string): void {
    const places = this.places.get(sentence) ?? [];
    if (place !== undefined && !places.includes(place)) places.push(place);
    this.places.set(sentence, places);
  }

  /** One sentence for each feature, with where it is used. */
  sentences(): string[] {
    return [...this.places].map(([sentence, places]) => {
      if (places.length === 0) return `${sentence}.`;
      const named = places.slice(0, 10).join(', ');
      const more = places.length - 10;
      return `${sentence}: ${named}${more > 0 ? ` and ${more} more` : ''}.`;
    });
  }
}
