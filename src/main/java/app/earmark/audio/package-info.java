/** FFmpeg in the process: opens, decodes, inspects and stretches audio files; reads only bytes it is handed. */
@NullMarked
package app.earmark.audio;

import org.jspecify.annotations.NullMarked;
