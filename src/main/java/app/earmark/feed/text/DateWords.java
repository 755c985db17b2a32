package app.earmark.feed.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words in dates, all in lower case: months in the languages that hosts write them in, zones, noons. */
final class DateWords {

  /** A line for each month; a word of three letters or more stands for every word that starts with it. */
  private static final String[] MONTHS = {
      "jan jän janv gen ene янв січ ocak led ιαν oca tammi 1月 janu styczn sty sausio enero gennaio",
      "feb fév fevr fev fév февр фев лют şub únor úno φεβ helmi luty febbraio febrero",
      "mar mär mrz märz мар бер březen bře μαρ μάρ maalis marzec már maa maart mart mrt",
      "apr avr abr апр квіт kvě nis nisan duben dub απρ huhti kwi ápr abril avril aprile",
      "may mai maj mag май мая трав may květen μαϊ μαι touko máj mei maggio mayo",
      "jun juin giu июн черв haz červen ιουν kesä cze jún juni junho junio giugno",
      "jul juil lug июл лип tem červenec ιουλ heinä lip júl juli julho julio luglio",
      "aug août aou ago авг серп ağu srpen srp αυγ elo sie agosto",
      "sep sept set сен вер eyl září zář σεπ syys wrz szept settembre",
      "oct okt ott out окт жовт eki říjen říj οκτ loka paź ottobre outubro",
      "nov ноя лист kas listopad νοε marras lis noviembre",
      "dec dez déc dic дек груд ara prosinec pro δεκ joulu gru dicembre diciembre"};

  private static final Map<String, Integer> MONTH_BY_WORD = months();
  private static final Map<String, Integer> ZONES = zones();

  private DateWords() {}

  /** 1 to 12; -1: no month. */
  static int month(String word) {
    // Longest beginning first: "červenec" is July, "červen" June.
    for (int length = word.length(); length >= Math.min(3, word.length()) && length >= 2; length--) {
      Integer month = MONTH_BY_WORD.get(word.substring(0, length));
      if (month != null) {
        return DAYS_THAT_LOOK_LIKE_MONTHS.contains(word) ? -1 : month;
      }
    }
    return -1;
  }

  /** Names of days that begin like a month: Tuesday in French, Spanish and Italian, Sunday, and Turkish ones. */
  private static final Set<String> DAYS_THAT_LOOK_LIKE_MONTHS = Set.of("mardi", "martes", "martedì", "martedi",
      "marți", "maandag", "maanantai");

  static @Nullable Integer zoneSeconds(String word) {
    return ZONES.get(word);
  }

  static boolean isAfternoon(String word) {
    return word.equals("pm") || word.equals("p") || word.equals("오후") || word.equals("下午") || word.equals("午後")
        || word.equals("μμ");
  }

  static boolean isForenoon(String word) {
    return word.equals("am") || word.equals("오전") || word.equals("上午") || word.equals("午前") || word.equals("πμ");
  }

  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>();
    for (int i = 0; i < MONTHS.length; i++) {
      for (String word : MONTHS[i].split(" ", -1)) {
        months.putIfAbsent(word, i + 1);
      }
    }
    return Map.copyOf(months);
  }

  private static Map<String, Integer> zones() {
    String table = "z=0 ut=0 utc=0 gmt=0 wet=0 est=-5 edt=-4 et=-5 cst=-6 cdt=-5 ct=-6 mst=-7 mdt=-6 mt=-7 pst=-8 "
        + "pdt=-7 pt=-8 akst=-9 akdt=-8 hst=-10 hadt=-9 ast=-4 adt=-3 nst=-3.5 ndt=-2.5 brt=-3 brst=-2 art=-3 clt=-4 "
        + "clst=-3 bst=1 ist=5.5 west=1 cet=1 mez=1 cest=2 mesz=2 met=1 mest=2 eet=2 eest=3 msk=3 msd=4 trt=3 idt=3 "
        + "sast=2 cat=2 eat=3 wat=1 pkt=5 ict=7 wib=7 hkt=8 sgt=8 awst=8 pht=8 jst=9 kst=9 acst=9.5 acdt=10.5 "
        + "aest=10 aedt=11 nzst=12 nzdt=13";
    Map<String, Integer> zones = new HashMap<>();
    for (String zone : table.split(" ", -1)) {
      int equals = zone.indexOf('=');
      zones.put(zone.substring(0, equals), (int) (Double.parseDouble(zone.substring(equals + 1)) * 3600));
    }
    return Map.copyOf(zones);
  }
}
