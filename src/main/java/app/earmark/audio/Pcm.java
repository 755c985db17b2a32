package app.earmark.audio;

/**
 * A piece of decoded sound. Valid until the next one is read: the array is used again.
 *
 * @param positionMicros of its first frame, since the start of the episode
 * @param samples interleaved, from -1 to 1
 * @param frames samples for each channel
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; copying it would cost more than decoding it.
record Pcm(long positionMicros, float[] samples, int frames, int channels, int rate) {}
