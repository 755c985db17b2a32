package app.earmark.service;

import app.earmark.model.BinnedFile;
import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where deleted files of episodes lie for a week, so that Undo can bring them back: {@code bin/<episode id>/} in the
 * library's folder, with the path below that which the file had. The bin needs no table: what lies in it tells all.
 * Blocking; calls for one episode must not overlap.
 */
final class DownloadBin {

  private static final Logger LOG = LoggerFactory.getLogger(DownloadBin.class);

  static final Duration KEPT = Duration.ofDays(7);

  private final Path folder;
  private final Path bin;

  /** What the listener has emptied, until nobody can want it back. */
  private final Path aside;
  private final InstantSource clock;

  /**
   * @param folder the library's
   */
  DownloadBin(Path folder, InstantSource clock) {
    this.folder = folder;
    this.bin = folder.resolve("bin");
    this.aside = folder.resolve("bin-emptied");
    this.clock = clock;
  }

  /**
   * Moves a file into the bin. A file that is no longer there is no failure: it is gone, as was asked.
   *
   * @param file relative to the library's folder
   * @throws UncheckedIOException where the file could not be moved; it is then where it was
   */
  void discard(EpisodeId episode, String file) {
    Path place = placeOf(episode);
    Path target = place.resolve(file);
    try {
      deleteTree(place);
      Files.createDirectories(target.getParent());
      moveFile(folder.resolve(file), target);
      Files.setLastModifiedTime(place, FileTime.from(clock.instant()));
    } catch (NoSuchFileException e) {
      try {
        deleteTree(place);
      } catch (IOException leftover) {
        throw new UncheckedIOException(leftover);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Moves the file of an episode back to where it was.
   *
   * @return where it is now; empty where the bin does not have it, or something else has taken its place
   */
  Optional<DownloadState.Done> restore(EpisodeId episode) {
    Path place = placeOf(episode);
    try (Stream<Path> inside = Files.walk(place)) {
      List<Path> files = inside.filter(Files::isRegularFile).toList();
      if (files.size() != 1) {
        return Optional.empty();
      }
      Path relative = place.relativize(files.getFirst());
      Path target = folder.resolve(relative);
      if (Files.exists(target)) {
        return Optional.empty();
      }
      Files.createDirectories(target.getParent());
      moveFile(files.getFirst(), target);
      deleteTree(place);
      return Optional.of(new DownloadState.Done(relative.toString().replace('\\', '/'), Files.size(target)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The latest first. */
  List<BinnedFile> contents() {
    if (!Files.isDirectory(bin)) {
      return List.of();
    }
    try (Stream<Path> places = Files.list(bin)) {
      List<BinnedFile> contents = new ArrayList<>();
      for (Path place : places.toList()) {
        try (Stream<Path> inside = Files.walk(place)) {
          long bytes = inside.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
          contents.add(new BinnedFile(new EpisodeId(Long.parseLong(place.getFileName().toString())), bytes,
              Files.getLastModifiedTime(place).toInstant()));
        } catch (NumberFormatException e) {
          LOG.debug("{} is nothing of ours", place);
        }
      }
      contents.sort(Comparator.comparing(BinnedFile::deletedAt).reversed());
      return contents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empties the bin so that it can be undone. */
  void putAside() {
    deleteAside();
    move(bin, aside);
  }

  /** Undoes it, unless something was thrown away meanwhile: then the older things are gone. */
  void takeBack() {
    if (!Files.exists(bin)) {
      move(aside, bin);
    }
  }

  void deleteAside() {
    try {
      deleteTree(aside);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In one step; where the episodes are on another drive than the bin, whole before it has its name. */
  private static void moveFile(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Path aside = to.resolveSibling(to.getFileName() + ".part");
      Files.copy(from, aside, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      Files.move(aside, to, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(from);
    }
  }

  private static void move(Path from, Path to) {
    try {
      if (Files.isDirectory(from)) {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes for good what has lain here for longer than {@link #KEPT}. */
  void tidy() {
    deleteAside();
    if (!Files.isDirectory(bin)) {
      return;
    }
    Instant oldest = clock.instant().minus(KEPT);
    try (Stream<Path> places = Files.list(bin)) {
      for (Path place : places.toList()) {
        if (Files.getLastModifiedTime(place).toInstant().isBefore(oldest)) {
          deleteTree(place);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path placeOf(EpisodeId episode) {
    return bin.resolve(episode.toString());
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(root, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
        Files.delete(directory);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
