package app.earmark.model;

/** A listener's name and password for a private podcast; {@link #toString} hides the password. */
public record SignIn(String user, String password) {

  @Override
  public String toString() {
    return "SignIn[user=" + user + ", password=…]";
  }
}
