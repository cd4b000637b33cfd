using System.CommandLine;
using System.Data.Common;
using Appwacht.Core;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Commands;

/// <summary>How a command ends: 0 when it was done, 2 with a sentence on the error stream when it was not.</summary>
internal static class Answers
{
    private const int Done = 0;
    private const int Refused = 2;

    /// <summary>Says what came of it.</summary>
    public static int Say<T>(this ParseResult given, Outcome<T> outcome, Func<T, string> done)
    {
        if (outcome is Outcome<T>.Refused { Why: var why })
            return given.Refuse([.. why.Select(refusal => refusal.Message.En)]);
        given.InvocationConfiguration.Output.WriteLine(done(((Outcome<T>.Done)outcome).Value));
        return Done;
    }

    /// <summary>Says why not.</summary>
    public static int Refuse(this ParseResult given, params ReadOnlySpan<string> why)
    {
        foreach (var line in why)
            given.InvocationConfiguration.Error.WriteLine(line);
        return Refused;
    }

    /// <summary>Makes a command do something; what fails outside of us is said in a sentence, for whoever types it can cure it.</summary>
    public static Command Does(this Command command, Func<ParseResult, CancellationToken, Task<int>> act)
    {
        command.SetAction(async (given, cancel) =>
        {
            try
            {
                return await act(given, cancel);
            }
            catch (Exception outside) when (outside is IOException or InvalidDataException or UnauthorizedAccessException or DbException or DbUpdateException)
            {
                return given.Refuse(outside.Message);
            }
        });
        return command;
    }
}
