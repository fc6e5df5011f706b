package dev.gnomon.comparator.runtime;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/**
 * Ends the transactions of comparators that are no longer members of the group, such as a killed one's.
 *
 * <p>Its partitions' offsets are part of its open transaction, so that nobody can take them over before that ends; by
 * itself it ends when the transaction's timeout is over and a broker has looked, which each takes up to ten seconds.
 *
 * <p>Kafka Streams names transactions {@code application-process-thread} and members
 * {@code application-process-StreamThread-thread-consumer}. A process that is not a member cannot commit any more, so that
 * nothing is lost with its transaction. Safe for use by several threads.
 */
final class AbandonedTransactions {

    /** A UUID, as Kafka Streams makes one for each process. */
    private static final String PROCESS_ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Admin admin;
    private final String applicationId;
    private final Pattern transactionalId;

    AbandonedTransactions(Admin admin, String applicationId) {
        this.admin = admin;
        this.applicationId = applicationId;
        // Whole, because another application's ID may begin with ours and a dash.
        transactionalId = Pattern.compile(Pattern.quote(applicationId) + "-" + PROCESS_ID + "-\\d+");
    }

    /**
     * Ends them, and says which they were.
     *
     * @throws ExecutionException if Kafka does not answer, or does not allow it
     */
    List<String> end() throws InterruptedException, ExecutionException {
        // In this order: whoever joins and begins one in between is not in the list.
        List<String> open = open();
        if (open.isEmpty()) {
            return List.of();
        }
        Set<String> members = members();
        List<String> abandoned = open.stream()
                .filter(transaction -> members.stream().noneMatch(member -> isOf(transaction, member)))
                .toList();
        if (!abandoned.isEmpty()) {
            admin.fenceProducers(abandoned).all().get();
        }
        return abandoned;
    }

    private List<String> open() throws InterruptedException, ExecutionException {
        return admin
                .listTransactions(new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING)))
                .all()
                .get()
                .stream()
                .map(TransactionListing::transactionalId)
                .filter(transaction -> transactionalId.matcher(transaction).matches())
                .toList();
    }

    private Set<String> members() throws InterruptedException, ExecutionException {
        return admin.describeConsumerGroups(List.of(applicationId)).all().get().values().stream()
                .flatMap(group -> group.members().stream())
                .map(MemberDescription::clientId)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isOf(String transaction, String member) {
        int thread = transaction.lastIndexOf('-');
        return member.startsWith(transaction.substring(0, thread + 1));
    }
}
