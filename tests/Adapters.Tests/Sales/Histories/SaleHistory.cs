using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using StackExchange.Redis;

namespace Serverless.Adapters.Tests.Sales.Histories;

/// <summary>
/// One random history of a performance. Three processes hold, pay, confirm, cancel, refund, recover, expire and audit.
/// Between any two of their steps a process dies, an answer is lost, time passes, or Redis loses all keys, loses one,
/// or gets back what it had earlier.
/// </summary>
internal sealed partial class SaleHistory
{
    private const int StepsMax = 220;
    private const int CallsMax = 5;
    private const int UnitsHeldMax = 6;

    private static readonly string[] Scenarios =
    [
        PaymentScenarios.Approve, PaymentScenarios.Approve, PaymentScenarios.Approve, PaymentScenarios.CaptureRefused,
        PaymentScenarios.CaptureStalls, PaymentScenarios.RefundStalls, PaymentScenarios.AnswerLost,
        PaymentScenarios.Fail,
    ];

    private static readonly string[] Names = ["ada", "bob", "eve"];

    private readonly Random _random;
    private readonly bool _hasOlderData;
    private readonly Func<string, string, string> _alter;
    private readonly Dictionary<string, string> _altered = [];
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly InMemoryDocuments _documents = new();
    private readonly SaleFixture _outside;
    private readonly UserId[] _users;
    private readonly HistoryProcess[] _processes;
    private readonly List<Reservation> _held = [];
    private readonly List<string> _violations = [];
    private int _calls;

    /// <param name="seed">Determines the history.</param>
    /// <param name="database">The server, which other histories may use too.</param>
    /// <param name="hasOlderData">
    /// Whether Redis gets back earlier data. Otherwise there is no audit either: the scripts alone keep it right.
    /// </param>
    /// <param name="alter">Makes of a script's name and text the text that is run.</param>
    public SaleHistory(
        int seed, IDatabase database, bool hasOlderData, Func<string, string, string>? alter = null)
    {
        _random = new Random(seed);
        _hasOlderData = hasOlderData;
        _alter = alter ?? ((_, source) => source);
        Keys = new HistoryKeys(database);
        var options = new SaleFixture.Options
        {
            SeatRows = 1,
            TicketQuantities = [4, 130],
            Clock = _clock,
            Ids = new HistoryIds(_random, _clock),
            Seats = new SeatPolicy { HeldUnitsMax = UnitsHeldMax },
            Payments = new PaymentPolicy { DecisionWaitMilliseconds = 0 },
        };
        _outside = SaleFixture.Open(new RedisConnection(new RedisPolicy(), database), _documents, options);
        _users = [.. Names.Select(name => new UserId($"{name}-{_outside.Performance.Id.Tag}"))];
        _processes = [Start(), Start(), Start()];
    }

    public HistoryThread Thread { get; } = new();

    public HistoryKeys Keys { get; }

    /// <summary>Every call of a script takes a millisecond, so no two have the same time.</summary>
    public long NextMicroseconds()
    {
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        return (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
    }

    public string Alter(string name, string source)
    {
        if (!_altered.TryGetValue(name, out var text))
        {
            text = name == "begin-audit.lua" && !_hasOlderData ? "return -1" : _alter(name, source);
            _altered[name] = text;
        }

        return text;
    }

    /// <summary>Runs the history and returns all that is wrong after it.</summary>
    public IReadOnlyList<string> Run()
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(Thread);

        try
        {
            for (var step = 0; step < StepsMax; step++)
            {
                TakeStep();
            }

            EndCalls();
            Settle();
            Check();

            return _violations;
        }
        finally
        {
            Keys.LoseAll();
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private void TakeStep()
    {
        var dice = _random.Next(1_000);

        if (dice < 25)
        {
            Disturb();
        }
        else if (_calls < CallsMax && (Thread.Waiting.Count == 0 || dice < 250))
        {
            var process = _processes[_random.Next(_processes.Length)];
            Call(ChooseCall(process.Fixture));
        }
        else if (Thread.Waiting.Count > 0)
        {
            var fault = _random.Next(60) switch
            {
                0 => HistoryThread.Fault.AnswerLost,
                1 => HistoryThread.Fault.Unreached,
                _ => HistoryThread.Fault.None,
            };
            Thread.Run(ChooseStep(), fault);
        }
    }

    // One process is slow, so that others do much between two of its steps.
    private HistoryThread.Step ChooseStep()
    {
        var step = Thread.Waiting[_random.Next(Thread.Waiting.Count)];

        return step.Process == _processes[0] && _random.Next(8) > 0
            ? Thread.Waiting[_random.Next(Thread.Waiting.Count)]
            : step;
    }

    private void Disturb()
    {
        switch (_random.Next(8))
        {
            case 0 or 1:
                var i = _random.Next(_processes.Length);
                Thread.Kill(_processes[i]);
                _processes[i] = Start();
                break;
            case 2:
                Keys.LoseAll();
                break;
            case 3:
                Keys.LoseOne(_random);
                break;
            case 4 when _hasOlderData:
                Keys.TakeSnapshot();
                break;
            case 5 when _hasOlderData:
                Keys.RestoreSnapshot();
                break;
            default:
                _clock.Advance(TimeSpan.FromSeconds(_random.Next(1, 400)));
                break;
        }
    }

    private HistoryProcess Start()
    {
        var process = new HistoryProcess();
        var redis = new RedisConnection(
            new RedisPolicy { CallMilliseconds = 30_000 }, HistoryRedis.Of(this, process));
        process.Fixture = _outside.Restart(
            redis, new HistoryDocuments(_documents, Thread, process), _outside.Settings);

        return process;
    }

    private void Call(Func<Task> call)
    {
        _calls++;
        Thread.Start(() => _ = RunAsync());

        async Task RunAsync()
        {
            try
            {
                await call();
            }
            catch (Exception exception) when (exception is ProcessKilledException or DependencyUnavailableException)
            {
                // The user gets no answer.
            }
            catch (Exception exception)
            {
                _violations.Add(exception.ToString());
            }

            _calls--;
        }
    }
}
